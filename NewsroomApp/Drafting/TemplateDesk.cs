using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage;

namespace NewsroomApp.Drafting;

/// <summary>Starts statements with the words of a template or of another statement.</summary>
public sealed class TemplateDesk(EditorialTransaction transaction, IDbContextFactory<NewsroomDb> newsroom)
{
    public async Task<List<Template>> List()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db.Templates.AsNoTracking().OrderBy(t => t.Name).Take(100).ToListAsync();
    }

    /// <summary>Replaces a template of the same name.</summary>
    public Task Save(Actor me, string name, Document words) =>
        transaction.Do(
            me,
            async (by, db) =>
            {
                var template = Template.Save(name, words, by);
                await db.Templates.Where(t => t.Name == template.Name).ExecuteDeleteAsync();
                db.Add(template);
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
        var template =
            await db.Templates.AsNoTracking().SingleOrDefaultAsync(t => t.Id == templateId)
            ?? throw new Refusal("This template has been removed.");
        return await transaction.Start(me, template.Words);
    }

    /// <returns>The new statement's identifier.</returns>
    public async Task<string> Duplicate(Actor me, string statementId)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var statement =
            await db.Load(statementId) ?? throw new Refusal("There is no such statement any more.");
        return await transaction.Start(me, statement.Latest.Words.Canonical().Fresh());
    }
}
