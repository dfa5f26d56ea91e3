using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Desk;

namespace NewsroomApp.Tests.Desk;

public class StationLinkTests : BunitContext
{
    [Theory]
    [InlineData("/desk/planning", true)]
    [InlineData("/desk/planning/2026-03", true)]
    [InlineData("/desk/history", true)]
    [InlineData("/desk/history?verb=Return", true)]
    [InlineData("/desk/history/7kq2m9xd", false)]
    [InlineData("/desk/drafts", false)]
    public void The_menu_marks_where_somebody_is(string address, bool isHere)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var link = Render<StationLink>(p =>
                p.AddUnmatched("href", "/desk/planning").Add(l => l.Also, "/desk/history").AddChildContent("Planning")
            )
            .Find("a");
        Assert.Equal(isHere ? "page" : null, link.GetAttribute("aria-current"));
    }
}
