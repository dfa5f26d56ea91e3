namespace NewsroomApp.Storage;

/// <summary>
/// Adds to a transaction what follows from its new history entries, so that all commit together. Other rooms register
/// theirs as services.
/// </summary>
/// <returns>What to do once it is committed; null for nothing.</returns>
public delegate Task<Action?> Effect(NewsroomDb db, Statement statement, IReadOnlyList<HistoryEntry> news);
