using System.CommandLine;
using NewsroomApp.Files;

namespace NewsroomApp.Cli;

/// <summary>What the newsroom starts for each file that is uploaded; nobody calls it by hand.</summary>
internal sealed class FileCommand : Command
{
    private readonly Argument<string> _file = new("FILE");
    private readonly Argument<string> _folder = new("FOLDER");
    private readonly Argument<long> _largestPicture = new("PICTURE");
    private readonly Argument<long> _largestAttachment = new("ATTACHMENT");

    public FileCommand()
        : base(FileStudio.Command, "Read a file that was uploaded.")
    {
        Hidden = true;
        Add(_file);
        Add(_folder);
        Add(_largestPicture);
        Add(_largestAttachment);
        SetAction(parsed =>
            FileMaker.Make(
                parsed.GetRequiredValue(_file),
                parsed.GetRequiredValue(_folder),
                parsed.GetRequiredValue(_largestPicture),
                parsed.GetRequiredValue(_largestAttachment)
            )
        );
    }
}
