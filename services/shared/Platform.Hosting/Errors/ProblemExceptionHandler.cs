using Microsoft.AspNetCore.Diagnostics;

namespace Platform.Hosting.Errors;

/// <summary>The one place where failures become responses.</summary>
internal sealed class ProblemExceptionHandler(FailureTranslation failures) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        await ProblemResponse.WriteAsync(context, failures.Translate(exception, context.Request.Path));
        return true;
    }
}
