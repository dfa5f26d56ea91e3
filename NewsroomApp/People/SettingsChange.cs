using System.Text.Json.Nodes;
using NewsroomApp.Storage;

namespace NewsroomApp.People;

/// <summary>One change of the settings, and what the history says of it.</summary>
internal sealed class SettingsChange(ChosenSettings? latest, Institution institution, SignOff by)
{
    private const int LongestSaid = 120;

    private readonly JsonObject _values = ChosenSettings.Read(latest?.Json ?? ChosenSettings.Nothing);
    private readonly JsonObject _ofMachine = ChosenSettings.Of(institution.OfMachine);
    private readonly List<string> _said = [];

    public static Refusal Locked(string label) =>
        new($"{label}: this is set on the server, and can only be changed there.");

    public void Set(JsonObject opened, JsonObject wanted)
    {
        foreach (var (name, value) in wanted.Where(s => !JsonNode.DeepEquals(s.Value, opened[s.Key])))
        {
            var label = HouseSettings.Labels[name];
            if (institution.Locked.Contains(name)) throw Locked(label);
            var now = _values[name] ?? _ofMachine[name];
            if (JsonNode.DeepEquals(now, value)) continue;
            if (!JsonNode.DeepEquals(now, opened[name]))
                throw new Refusal(
                    $"{label}: {latest?.By.Name} has set it to “{Said(now)}” since you opened this page. Nothing was saved; save again to replace it with yours."
                );
            Set(name, JsonNode.DeepEquals(value, _ofMachine[name]) ? null : value, Said(value));
        }
    }

    /// <param name="value">Null for what the machine has.</param>
    public void Set(string name, JsonNode? value, string said)
    {
        if (value is null) _values.Remove(name);
        else _values[name] = value.DeepClone();
        Say($"{HouseSettings.Labels.GetValueOrDefault(name, "Mail")}: {said}");
    }

    public void Say(string what) => _said.Add(what);

    /// <returns>What stands now; null where nothing was changed.</returns>
    public string? Keep(NewsroomDb db, Verb verb)
    {
        if (_said.Count == 0) return null;
        var settings = new ChosenSettings { Json = _values.ToJsonString(), By = by };
        db.Add(settings);
        db.Add(HistoryEntry.OfHouse(verb, by, string.Join("; ", _said), settings.Fingerprint));
        return settings.Json;
    }

    private static string Said(JsonNode? value) =>
        value switch
        {
            JsonArray { Count: 0 } => "none",
            JsonArray array => string.Join(", ", array.Select(Said)),
            JsonObject kind => Said(kind),
            _ => value?.ToString() is { Length: > 0 } text
                ? text.Length <= LongestSaid ? text : text[..Folding.Whole(text, LongestSaid)] + "…"
                : "none",
        };

    private static string Said(JsonObject kind) =>
        $"{kind[nameof(StatementKind.Name)]} ({kind[nameof(StatementKind.Approvals)]} approval{(
            kind[nameof(StatementKind.Approvals)]!.GetValue<int>() == 1 ? "" : "s")}{(
            kind[nameof(StatementKind.Clearance)]!.GetValue<bool>() ? ", clearance" : "")})";
}
