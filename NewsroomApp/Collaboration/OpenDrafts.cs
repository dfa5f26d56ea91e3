using System.Collections.Concurrent;

namespace NewsroomApp.Collaboration;

/// <summary>Who has which draft open, and where they write. Kept in this process only; nothing depends on it.</summary>
public sealed class OpenDrafts
{
    private readonly ConcurrentDictionary<string, Seat> _seats = [];

    /// <summary>Raised on any thread, with the statement's identifier.</summary>
    public event Action<string>? Changed;

    public void Sit(Seat seat)
    {
        _seats[seat.Page] = seat;
        Changed?.Invoke(seat.StatementId);
    }

    public void Leave(string page)
    {
        if (_seats.TryRemove(page, out var seat)) Changed?.Invoke(seat.StatementId);
    }

    public IReadOnlyList<Seat> At(string statementId) =>
        [
            .. _seats
                .Values.Where(s => s.StatementId == statementId)
                .OrderBy(s => s.Name, StringComparer.InvariantCulture)
                .ThenBy(s => s.Page, StringComparer.Ordinal),
        ];
}

/// <summary>
/// One open draft page. The caret is in <paramref name="Part"/> (a label; null before it was in any) and, in the body
/// only, in <paramref name="Paragraph"/>, counted from 1; elsewhere 0. <paramref name="Caret"/> is told only while it
/// is in a field, and others are here.
/// </summary>
public sealed record Seat(
    string Page,
    string StatementId,
    string PersonId,
    string Name,
    string? Part = null,
    int Paragraph = 0,
    Caret? Caret = null
)
{
    public string Place =>
        Part is null ? ""
        : Paragraph > 0 ? $"{Part}, paragraph {Paragraph}"
        : Part;
}

/// <summary>A place, in UTF-16 units, of the stored text of a version; <paramref name="Part"/> is a key.</summary>
public sealed record Caret(string Part, int At, long Version);
