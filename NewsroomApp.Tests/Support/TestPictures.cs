using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NetVips;
using NewsroomApp.Files;

namespace NewsroomApp.Tests.Support;

/// <summary>Pictures that are drawn when a test wants them, and the way a browser sends them.</summary>
public static class TestPictures
{
    /// <param name="shade">From 0 to 255: each is another picture.</param>
    public static byte[] Jpeg(int width = 900, int height = 600, int shade = 90) =>
        Drawn(width, height, shade).JpegsaveBuffer(q: 80);

    /// <summary>As a camera writes it: where it was taken, by whom, and on its side.</summary>
    public static byte[] WithSecrets()
    {
        using var picture = Drawn(900, 600, shade: 90).Mutate(m =>
        {
            m.Set(GValue.GStrType, "exif-ifd0-Artist", "Secret Source");
            m.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "59/1 26/1 0/1");
            m.Set(GValue.GIntType, "orientation", 6);
        });
        return picture.JpegsaveBuffer(q: 80);
    }

    public static IEnumerable<(string Name, byte[] File)> Kinds
    {
        get
        {
            yield return ("grey", Image.Black(64, 48).JpegsaveBuffer());
            yield return ("clear", Drawn(64, 48, shade: 10).Bandjoin(Image.Black(64, 48)).PngsaveBuffer());
            yield return ("deep", Drawn(64, 48, shade: 20).Colourspace(Enums.Interpretation.Rgb16).PngsaveBuffer());
            yield return ("printer", Drawn(64, 48, shade: 30).IccExport(outputProfile: "cmyk").JpegsaveBuffer());
            yield return ("webp", Drawn(64, 48, shade: 40).WebpsaveBuffer());
            var av1 = Enums.ForeignHeifCompression.Av1;
            yield return ("avif", Drawn(64, 48, shade: 50).HeifsaveBuffer(compression: av1));
            yield return ("tiff", Drawn(64, 48, shade: 60).TiffsaveBuffer());
        }
    }

    public static Image Read(byte[] file) => Image.NewFromBuffer(file);

    /// <summary>The name of a new picture, or the sentence that refuses it.</summary>
    public static async Task<string> Upload(
        this HttpClient person,
        string statementId,
        byte[] file,
        string fileName = ""
    )
    {
        var upload = Guid.NewGuid().ToString();
        using var answer = await person.Piece(statementId, file, upload, at: 0, file.Length, fileName);
        var said = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        return (string)(said["name"] ?? said["message"])!;
    }

    /// <summary>A picture that no statement shows yet.</summary>
    public static async Task<Picture> Uploaded(this TestNewsroom newsroom, byte[] file)
    {
        using var ana = await newsroom.SignedIn(DemoCast.Officer);
        var id = await newsroom.Draft();
        await ana.Upload(id, file);
        return (await newsroom.Drafting.Find(id))!.Open!.Words.Pictures.Single();
    }

    public static Task<HttpResponseMessage> Piece(
        this HttpClient person,
        string statementId,
        byte[] piece,
        string upload,
        long at,
        long size,
        string fileName = ""
    ) =>
        person.SendAsync(
            new(
                HttpMethod.Post,
                $"/desk/drafts/{statementId}/files?at={at}&size={size}&file={Uri.EscapeDataString(fileName)}"
            )
            {
                Content = new ByteArrayContent(piece),
                Headers = { { FileRoutes.Header, upload } },
            }
        );

    /// <summary>Says of a picture what has to be said before it can go out.</summary>
    public static Document Described(this Document words, string name)
    {
        var picture = words.Pictures.Single(p => p.Name == name);
        return words
            .With(picture.AltText, $"A picture of {name}")
            .With(picture.CaptionText, $"The {name} at noon")
            .With(picture.CreditText, "Photo: Ana Đinđić");
    }

    private static Image Drawn(int width, int height, int shade)
    {
        using var grey = Image.Black(width, height, bands: 3) + shade;
        return grey.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }
}
