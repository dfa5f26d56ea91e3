using System.Collections.Concurrent;

namespace NewsroomApp.Drafting;

/// <summary>Who has which draft open, and where they write. Lives in the memory of this process: it says something of now, and nothing depends on it.</summary>
public sealed class OpenDrafts
{
    private readonly ConcurrentDictionary<string, Seat> _seats = [];

    /// <summary>Rings with the identifier of the statement; from any thread.</summary>
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

/// <summary>One open draft page.</summary>
/// <param name="Page">Its name; see <see cref="Statements.Keystrokes.Page"/>.</param>
/// <param name="StatementId">What is drafted.</param>
/// <param name="PersonId">Who writes.</param>
/// <param name="Name">As it is shown to colleagues.</param>
/// <param name="Part">The label of the part the caret is in; null before it was anywhere.</param>
/// <param name="Paragraph">The caret's paragraph in the body, counted from 1; 0 in other parts.</param>
public sealed record Seat(
    string Page,
    string StatementId,
    string PersonId,
    string Name,
    string? Part = null,
    int Paragraph = 0
)
{
    public string Place =>
        Part is null ? ""
        : Paragraph > 0 ? $"{Part}, paragraph {Paragraph}"
        : Part;
}
