using System.Text.Json;

namespace NewsroomApp.PublicSite;

/// <summary>
/// How a cache before the public site is told to forget, set under "Newsroom:Purge"; without an address it is not. In
/// address, headers and body, {tags} stands for the tags with blanks between, {json} for a JSON array of them.
/// </summary>
public sealed record PurgeSettings
{
    public string Url { get; init; } = "";

    public string Method { get; init; } = "POST";

    public Dictionary<string, string> Headers { get; init; } = [];

    public string Body { get; init; } = "";

    public bool IsSet => Url.Length > 0;

    public void Check()
    {
        if (!IsSet) return;
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new Refusal($"Newsroom:Purge:Url is {Url}; it has to be an address that begins with https://.");
        if (!$"{Url}{Body}{string.Concat(Headers.Values)}".Contains('{'))
            throw new Refusal(
                "Newsroom:Purge says nowhere what to forget: put {tags} or {json} into its Url, Headers or Body."
            );
    }

    public static string Filled(string text, IReadOnlyList<string> tags) =>
        text.Replace("{tags}", string.Join(' ', tags), StringComparison.Ordinal)
            .Replace("{json}", JsonSerializer.Serialize(tags), StringComparison.Ordinal);
}
