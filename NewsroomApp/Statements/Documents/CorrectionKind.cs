namespace NewsroomApp.Statements.Documents;

public enum CorrectionKind
{
    Typo,
    Correction,
    Update,
}
