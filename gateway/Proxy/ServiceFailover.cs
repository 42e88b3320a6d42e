using System.Net;
using Platform.Hosting.Errors;
using Yarp.ReverseProxy.Forwarder;

namespace Platform.Gateway.Proxy;

/// <summary>
/// A process that cannot be reached is passed over for another one of the same service; when there is none, the answer names the
/// service. Only what certainly was not sent is sent again: a connection that was never made.
/// </summary>
internal sealed partial class ServiceFailover(RequestDelegate next, ILogger<ServiceFailover> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        var tried = new HashSet<string>(StringComparer.Ordinal);
        while (Failure(context) is { } failure && WasNotSent(failure) && TakeAnother(context, tried))
        {
            await next(context);
        }

        if (Failure(context) is { } last && !context.RequestAborted.IsCancellationRequested)
        {
            await AnswerAsync(context, last);
        }
    }

    private static IForwarderErrorFeature? Failure(HttpContext context) =>
        context.Response.HasStarted ? null : context.GetForwarderErrorFeature();

    private static bool WasNotSent(IForwarderErrorFeature failure) =>
        failure.Exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };

    private static bool TakeAnother(HttpContext context, HashSet<string> tried)
    {
        var failed = context.GetReverseProxyFeature();
        if (failed.ProxiedDestination is null || !tried.Add(failed.ProxiedDestination.DestinationId))
        {
            return false;
        }

        var others = failed.AllDestinations.Where(destination => !tried.Contains(destination.DestinationId)).ToList();
        if (others.Count == 0 || failed.Route.Cluster is not { } cluster)
        {
            return false;
        }

        context.ReassignProxyRequest(cluster);
        context.GetReverseProxyFeature().AvailableDestinations = others;
        context.Features.Set<IForwarderErrorFeature>(null);
        context.Response.Clear();
        return true;
    }

    private Task AnswerAsync(HttpContext context, IForwarderErrorFeature failure)
    {
        var proxied = context.GetReverseProxyFeature();
        var service = proxied.Route.Config.ClusterId!;
        NotAnswered(service, proxied.ProxiedDestination?.DestinationId, failure.Error);
        var problem = failure.Error switch
        {
            ForwarderError.RequestTimedOut => new ProblemException(HttpStatusCode.GatewayTimeout, "service_timeout", $"{service} did not answer in time."),
            ForwarderError.RequestBodyClient when context.Response.StatusCode == StatusCodes.Status413PayloadTooLarge => new ProblemException(
                HttpStatusCode.RequestEntityTooLarge, "request_too_large", "The request body is larger than this address accepts."),
            ForwarderError.RequestBodyClient => new ProblemException(HttpStatusCode.BadRequest, "invalid_request", "The request body could not be read."),
            _ => Problem.Unavailable("service_unavailable", $"{service} is not available."),
        };
        if (problem.RetryAfter is not null)
        {
            context.Response.Headers.RetryAfter = "2";
        }

        return ProblemResponse.WriteAsync(context, problem);
    }

    [LoggerMessage(1, LogLevel.Warning, "{Service} ({Destination}) did not answer: {Error}")]
    private partial void NotAnswered(string service, string? destination, ForwarderError error);
}
