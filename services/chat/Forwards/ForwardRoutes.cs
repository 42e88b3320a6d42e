using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Hosting.Identity;

namespace Platform.Chat.Forwards;

/// <summary>The REST route of forwarding.</summary>
public static class ForwardRoutes
{
    /// <summary>Maps it below the conversation that receives.</summary>
    public static void MapForwards(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/conversations/{conversationId:guid}/forwards", HandleAsync).WithName("ForwardMessages").WithTags("Messages")
            .WithSummary("Repeat messages of another conversation here")
            .WithDescription($"{ForwardMessages.MaxMessages} a call at most, in the order in which they stood. They say whose words they are, not where they stood.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    private static async Task<Ok<ForwardResult>> HandleAsync(
        Guid conversationId, ForwardRequest request, CallerIdentity caller, ForwardMessages forward, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ForwardResult(await forward.HandleAsync(caller, conversationId, request, cancellationToken)));
}
