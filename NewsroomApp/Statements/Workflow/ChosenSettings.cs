using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsroomApp.Statements.Workflow;

/// <summary>What the desk has set over the settings of the machine, until the next.</summary>
public sealed class ChosenSettings
{
    public const string Nothing = "{}";

    public int Id { get; private init; }

    /// <summary>A JSON object: by name, each setting that is not as the machine has it.</summary>
    public required string Json { get; init; }

    public required SignOff By { get; init; }

    public Fingerprint Fingerprint => Fingerprint.Of([Json]);

    public static JsonObject Read(string json) => JsonNode.Parse(json)!.AsObject();

    public static JsonObject Of<T>(T settings) => JsonSerializer.SerializeToNode(settings)!.AsObject();

    /// <summary>The settings of the machine, with what was chosen instead of them.</summary>
    public static T Over<T>(T machine, string json, IReadOnlyCollection<string> locked)
    {
        var settings = Of(machine);
        foreach (var (name, value) in Read(json))
            if (settings.ContainsKey(name) && !locked.Contains(name)) settings[name] = value?.DeepClone();
        return settings.Deserialize<T>()!;
    }
}
