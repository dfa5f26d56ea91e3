using System.CommandLine;
using NewsroomApp.Pictures;

namespace NewsroomApp.Cli;

/// <summary>What the newsroom starts for each picture; nobody calls it by hand.</summary>
internal sealed class PictureCommand : Command
{
    private readonly Argument<string> _file = new("FILE");
    private readonly Argument<string> _folder = new("FOLDER");

    public PictureCommand()
        : base(PictureStudio.Command, "Make the forms of a picture that are served.")
    {
        Hidden = true;
        Add(_file);
        Add(_folder);
        SetAction(parsed => PictureMaker.Make(parsed.GetRequiredValue(_file), parsed.GetRequiredValue(_folder)));
    }
}
