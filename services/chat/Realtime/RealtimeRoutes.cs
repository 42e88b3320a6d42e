using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Chat.Sync;
using Platform.Hosting.Identity;

namespace Platform.Chat.Realtime;

/// <summary>The hub, and the REST routes around it.</summary>
public static class RealtimeRoutes
{
    /// <summary>Where the hub is.</summary>
    public const string HubPath = "/hubs/chat";

    /// <summary>Maps the hub: WebSockets only, so that any node can take any connection without affinity.</summary>
    public static void MapHub(this IEndpointRouteBuilder routes) =>
        routes.MapHub<ChatHub>(HubPath, options => options.Transports = HttpTransportType.WebSockets);

    /// <summary>Maps the ticket and the REST form of Sync.</summary>
    public static void MapRealtime(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/hub-ticket", IssueTicketAsync).WithName("CreateHubTicket").WithTags("Realtime")
            .WithSummary("A ticket to open the hub with").WithDescription("Connect to /hubs/chat?ticket=… within 30 seconds; it works once.");
        routes.MapPost("/sync", SyncAsync).WithName("Sync").WithTags("Realtime")
            .WithSummary("What I missed").ProducesProblem(400);
    }

    private static async Task<Ok<HubTicketResponse>> IssueTicketAsync(HttpContext context, IHubTickets tickets)
    {
        var accessToken = context.Request.Headers.Authorization.ToString()["Bearer ".Length..];
        return TypedResults.Ok(new HubTicketResponse(await tickets.IssueAsync(accessToken), (int)HubTicket.Lifetime.TotalSeconds));
    }

    private static async Task<Ok<SyncResult>> SyncAsync(
        SyncRequest request, CallerIdentity caller, SyncConversations sync, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sync.HandleAsync(caller, request.Known, cancellationToken));

    /// <summary>Takes the token of a hub connection from its ticket; it is validated like any other afterwards.</summary>
    internal static async Task TakeTokenFromTicketAsync(MessageReceivedContext context)
    {
        if (context.Request.Path != HubPath || context.Request.Query["ticket"] is not [{ Length: > 0 } ticket]) return;
        if (await context.HttpContext.RequestServices.GetRequiredService<IHubTickets>().RedeemAsync(ticket) is { } accessToken) context.Token = accessToken;
        else context.Fail("The ticket is unknown, used or expired.");
    }
}

/// <summary>A ticket for the hub.</summary>
/// <param name="Ticket">Works once.</param>
/// <param name="ExpiresIn">Seconds until it does not work any more.</param>
public sealed record HubTicketResponse(string Ticket, int ExpiresIn);
