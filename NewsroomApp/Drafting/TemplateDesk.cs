using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage;

namespace NewsroomApp.Drafting;

public sealed class TemplateDesk(
    EditorialTransaction transaction,
    IDbContextFactory<NewsroomDb> newsroom,
    Institution institution
)
{
    public async Task<List<Template>> List()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db.Templates.AsNoTracking().OrderBy(t => t.Name).Take(100).ToListAsync();
    }

    /// <summary>Makes a template of a statement, and replaces one of the same name.</summary>
    public Task Save(Actor me, string statementId, string name) =>
        transaction.Do(
            me,
            async (by, db) =>
            {
                var template = Template.Save(name, await Source(db, statementId), by);
                await db.Templates.Where(t => t.Name == template.Name).ExecuteDeleteAsync();
                db.Add(template);
            }
        );

    /// <summary>Whoever starts from it is then the only author.</summary>
    public Task Approve(Actor me, int templateId) =>
        transaction.Do(
            me,
            async (by, db) =>
            {
                var template = await Find(db.Templates, templateId);
                template.Approve(by);
                var note = $"“{template.Name}”, {template.Words.Fingerprint.Value}";
                db.Add(HistoryEntry.OfHouse(Verb.ApproveTemplate, by, note));
            }
        );

    public Task Remove(Actor me, int templateId) =>
        transaction.Do(
            me,
            async (by, db) =>
            {
                by.Role.Demand(Verb.Start);
                await db.Templates.Where(t => t.Id == templateId).ExecuteDeleteAsync();
            }
        );

    /// <returns>The new statement's identifier.</returns>
    public async Task<string> Start(Actor me, int templateId)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var template = await Find(db.Templates.AsNoTracking(), templateId);
        var authors = template.AuthorsNow(await db.PressOffice(institution));
        return await transaction.Start(me, template.Words, new($"the template “{template.Name}”", authors));
    }

    /// <returns>The new statement's identifier.</returns>
    public async Task<string> Duplicate(Actor me, string statementId)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var source = await Source(db, statementId);
        return await transaction.Start(
            me,
            source.Words.Canonical().Fresh(),
            new(Origin.Draft(source.Summary.Headline), source.Authors)
        );
    }

    private static async Task<Edition> Source(NewsroomDb db, string statementId) =>
        (await db.Load(statementId))?.Latest ?? throw new Refusal("There is no such statement any more.");

    private static async Task<Template> Find(IQueryable<Template> templates, int id) =>
        await templates.SingleOrDefaultAsync(t => t.Id == id) ?? throw new Refusal("This template has been removed.");
}
