using Microsoft.AspNetCore.Antiforgery;

namespace NewsroomApp.Desk;

/// <summary>A form that came too late, or from somebody else, is answered by its page again, which says so.</summary>
public static class FreshForms
{
    /// <summary>Before routing: the page is found and made once more.</summary>
    public static void UseFreshForms(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                await next(context);
                if (
                    context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false }
                    && HttpMethods.IsPost(context.Request.Method)
                    && context.GetEndpoint()?.Metadata is { } form
                    && form.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true }
                )
                    await ShowAgain(context, next, form.GetMetadata<FormOf>());
            }
        );

    /// <summary>After the framework has looked at the token, which alone would answer with an empty page.</summary>
    public static void UseFormCheck(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return Task.CompletedTask;
            }
        );

    private static async Task ShowAgain(HttpContext context, RequestDelegate next, FormOf? page)
    {
        var (request, response) = (context.Request, context.Response);
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        context.Features.Set(new StaleForm(await Fields(request)));
        response.Clear();
        response.OnStarting(() =>
        {
            if (response.StatusCode is StatusCodes.Status200OK) response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
        request.Method = HttpMethods.Get;
        if (page is not null) request.Path = page.Path;
        request.RouteValues.Clear();
        context.SetEndpoint(null);
        // Services of a request make one page only.
        var scope = context.RequestServices.CreateAsyncScope();
        response.RegisterForDisposeAsync(scope);
        context.RequestServices = scope.ServiceProvider;
        await next(context);
    }

    private static async Task<IFormCollection> Fields(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync() : FormCollection.Empty;
        }
        catch (Exception trouble) when (trouble is IOException or InvalidDataException)
        {
            return FormCollection.Empty;
        }
    }
}

public sealed record StaleForm(IFormCollection Fields);

/// <summary>On an address that only takes a form: the page on which the form stands.</summary>
public sealed record FormOf(PathString Path);
