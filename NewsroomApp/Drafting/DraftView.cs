namespace NewsroomApp.Drafting;

public enum DraftView
{
    Write,
    Preview,
    Comments,
    Checks,
}
