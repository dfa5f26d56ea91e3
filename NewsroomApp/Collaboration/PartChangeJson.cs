using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsroomApp.Collaboration;

/// <summary>["body",12,0,"x"]: key of the part, each splice, and true if it follows the last of its page.</summary>
public sealed class PartChangeJson : JsonConverter<PartChange>
{
    public override PartChange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartArray) throw new JsonException("A change is an array.");
        reader.Read();
        var part = Parts.Keyed(reader.GetString() ?? "") ?? throw new JsonException("There is no such part.");
        var splices = new List<Splice>();
        var follows = false;
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (follows = reader.TokenType is JsonTokenType.True) continue;
            var at = reader.GetInt32();
            reader.Read();
            var deleted = reader.GetInt32();
            reader.Read();
            splices.Add(new(at, deleted, reader.GetString() ?? ""));
        }
        return new(part, new(splices), follows);
    }

    public override void Write(Utf8JsonWriter writer, PartChange value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.Part.Key);
        foreach (var splice in value.Change.Splices)
        {
            writer.WriteNumberValue(splice.At);
            writer.WriteNumberValue(splice.Deleted);
            writer.WriteStringValue(splice.Inserted);
        }
        writer.WriteEndArray();
    }
}
