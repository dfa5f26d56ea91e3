namespace NewsroomApp.Tests.Support;

public static class Refusing
{
    public static Refusal Refuses(string because, Action act) => Says(because, Assert.Throws<Refusal>(act));

    public static async Task<Refusal> Refuses(string because, Func<Task> act) =>
        Says(because, await Assert.ThrowsAsync<Refusal>(act));

    private static Refusal Says(string because, Refusal refusal)
    {
        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
        return refusal;
    }
}
