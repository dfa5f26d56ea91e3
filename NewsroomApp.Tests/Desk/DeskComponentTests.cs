using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using NewsroomApp.Desk;

namespace NewsroomApp.Tests.Desk;

public class DeskComponentTests
{
    [Fact]
    public async Task An_error_in_what_nobody_awaits_reaches_the_error_boundary()
    {
        await using var desk = new BunitContext();
        var screen = desk.Render<Screen>();
        screen.FindComponent<Worker>().Instance.Work(new JSDisconnectedException("The browser has gone."));
        Assert.Equal("At work", screen.Markup);
        screen.FindComponent<Worker>().Instance.Work(new InvalidOperationException("A bug."));
        screen.WaitForAssertion(() => Assert.Equal("A bug.", screen.Markup));
    }

    private sealed class Screen : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<ErrorBoundary>(0);
            builder.AddComponentParameter(
                1,
                nameof(ErrorBoundary.ChildContent),
                (RenderFragment)(child =>
                {
                    child.OpenComponent<Worker>(0);
                    child.CloseComponent();
                })
            );
            builder.AddComponentParameter(
                2,
                nameof(ErrorBoundary.ErrorContent),
                (RenderFragment<Exception>)(error => content => content.AddContent(0, error.Message))
            );
            builder.CloseComponent();
        }
    }

    private sealed class Worker : DeskComponent
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, "At work");

        public void Work(Exception error) =>
            Run(async () =>
            {
                await Task.Yield();
                throw error;
            });
    }
}
