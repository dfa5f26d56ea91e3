using Microsoft.AspNetCore.WebUtilities;

namespace NewsroomApp.Drafting.Import;

/// <summary>
/// Addresses that mail programs and searches put around the real one, to look at it first or to count: readers should
/// not be sent there, and Outlook's names the person who got the mail.
/// </summary>
internal static class WrappedLinks
{
    private static readonly (string Host, string Path, string Key)[] _wrappers =
    [
        (".safelinks.protection.outlook.com", "/", "url"),
        ("statics.teams.cdn.office.net", "/evergreen-assets/safelinks/", "url"),
        ("google.com", "/url", "q"),
        ("google.com", "/url", "url"),
        ("l.facebook.com", "/l.php", "u"),
    ];

    public static string Unwrap(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var outer)) return address;
        foreach (var (host, path, key) in _wrappers)
            if (("." + outer.Host).EndsWith("." + host.TrimStart('.'), StringComparison.OrdinalIgnoreCase)
                && outer.AbsolutePath.StartsWith(path, StringComparison.Ordinal)
                && QueryHelpers.ParseQuery(outer.Query).TryGetValue(key, out var inner)
                && Uri.TryCreate(inner, UriKind.Absolute, out _))
                return inner.ToString();
        return address;
    }
}
