using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage;

namespace NewsroomApp.Drafting;

public sealed class TopicDesk(EditorialTransaction transaction, IDbContextFactory<NewsroomDb> newsroom)
{
    public async Task<List<string>> All()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await All(db);
    }

    /// <param name="names">A name a line.</param>
    public Task Keep(Actor me, string names) =>
        transaction.Do(
            me,
            (by, db) =>
            {
                var list = TopicList.Make(names, by);
                db.Add(list);
                db.Add(HistoryEntry.OfHouse(Verb.KeepTopics, by, list.Names));
                return Task.CompletedTask;
            }
        );

    /// <summary>One topic at a time, so that two people who choose at once keep what each has chosen.</summary>
    /// <returns>All topics of the statement.</returns>
    public async Task<IReadOnlyList<string>> Choose(Actor me, string statementId, string topic, bool isChosen)
    {
        IReadOnlyList<string> chosen = [];
        await transaction.Do(
            me,
            statementId,
            Verb.Edit,
            async (edition, by, db) =>
            {
                edition.ChooseTopic(topic, isChosen, await All(db), by);
                chosen = edition.Words.Topics;
            }
        );
        return chosen;
    }

    private static async Task<List<string>> All(NewsroomDb db) =>
        TopicList.Split(
            await db.TopicLists.OrderByDescending(t => t.Id).Select(t => t.Names).FirstOrDefaultAsync() ?? ""
        );
}
