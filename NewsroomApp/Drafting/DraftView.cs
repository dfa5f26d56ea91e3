namespace NewsroomApp.Drafting;

/// <summary>What a narrow screen shows of a draft. A wide one always shows the writing, and more beside it.</summary>
public enum DraftView
{
    Write,
    Preview,
    Comments,
    Checks,
}
