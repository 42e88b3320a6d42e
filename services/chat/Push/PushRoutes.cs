using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Platform.Chat.Messages;
using Platform.Hosting.Clients;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;
using Platform.Hosting.Outbound;

namespace Platform.Chat.Push;

/// <summary>REST routes of being told while the app is closed.</summary>
public static class PushRoutes
{
    /// <summary>Maps those of a signed-in person.</summary>
    public static void MapPush(this IEndpointRouteBuilder routes)
    {
        var push = routes.MapGroup("/push").WithTags("Push");
        push.MapGet("/", GetAsync).WithName("GetPush")
            .WithSummary("What this device needs to be told while the app is closed, and whether it is");
        push.MapPut("/", SubscribeAsync).WithName("SubscribeToPush")
            .WithSummary("Tell this device while the app is closed on it")
            .WithDescription("The device is the session of the token. It ends with the session, and when the push service answers 404 or 410.")
            .ProducesProblem(400).ProducesProblem(409);
        push.MapDelete("/", UnsubscribeAsync).WithName("UnsubscribeFromPush").WithSummary("Tell it no longer");
        routes.MapGet("/conversations/{conversationId:guid}/messages/{seq:long}/pushes", PushesAsync).WithName("GetPushesOfMessage").WithTags("Push")
            .WithSummary("Why my devices were told of a message, or were not")
            .WithDescription("For two weeks. Several messages of a conversation are told by the newest of them.")
            .ProducesProblem(404);
    }

    /// <summary>Maps what a device asks that has been told, with the ticket that it was told with and no token.</summary>
    public static void MapPushTickets(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/push/arrivals", ArrivedAsync).WithName("ReportPushArrival").WithTags("Push").AllowAnonymous()
            .WithSummary("I have been told: is it still news?")
            .WithDescription("`ticket` came with the push. It is not, once the message was read, deleted or hidden, or the reminder acted on.")
            .ProducesProblem(404);

    private static async Task<Ok<PushState>> GetAsync(
        CallerIdentity caller, SubscriptionStore subscriptions, PushKeyring keyring, CancellationToken cancellationToken) =>
        TypedResults.Ok(new PushState(keyring.Vapid?.PublicKey, await subscriptions.EndpointAsync(caller, cancellationToken)));

    private static async Task<NoContent> SubscribeAsync(
        PushSubscriptionRequest request, CallerIdentity caller, HttpRequest http, SubscriptionStore subscriptions, PushKeyring keyring,
        EndedSessions endedSessions, IOptions<OutboundOptions> outbound, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (keyring.Vapid is null) throw Problem.Conflict("push_not_configured", "This installation has no key for push services: Chat:Push:PrivateKey.");
        var subscription = PushSubscription.Parse(request, outbound.Value);
        await subscriptions.KeepAsync(caller, subscription, ClientName.Of(http.Headers.UserAgent.ToString()), clock.GetUtcNow(), cancellationToken);
        // Had the session ended meanwhile, nobody else would drop it.
        if (endedSessions.Contains(caller.SessionId)) await subscriptions.DropAsync(caller.TenantId, [caller.SessionId], cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> UnsubscribeAsync(CallerIdentity caller, SubscriptionStore subscriptions, CancellationToken cancellationToken)
    {
        await subscriptions.DropAsync(caller.TenantId, [caller.SessionId], cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<PushLines>> PushesAsync(
        Guid conversationId, long seq, CallerIdentity caller, MessageStore messages, PushLog log, CancellationToken cancellationToken)
    {
        if (await messages.FindAsync(caller.TenantId, caller.UserId, conversationId, seq, cancellationToken) is null) throw Problem.NotFound();
        return TypedResults.Ok(new PushLines(await log.OfMessageAsync(caller, conversationId, seq, cancellationToken)));
    }

    private static async Task<Ok<PushNews>> ArrivedAsync(
        PushArrival arrival, PushKeyring keyring, PushLog log, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (tenantId, logId) = keyring.Read(arrival.Ticket) ?? throw Problem.NotFound();
        return TypedResults.Ok(new PushNews(await log.ArrivedAsync(tenantId, logId, clock.GetUtcNow(), cancellationToken)));
    }
}

/// <summary>What my devices were told of a message.</summary>
/// <param name="Items">One line a device, and one more for each reminder of the message.</param>
public sealed record PushLines(IReadOnlyList<PushLine> Items);

/// <summary>A device has been told.</summary>
/// <param name="Ticket">With what it was told with.</param>
public sealed record PushArrival(string? Ticket);

/// <summary>Whether it still is to be shown.</summary>
/// <param name="IsNews">False once it was read, deleted or hidden, or acted on.</param>
public sealed record PushNews(bool IsNews);
