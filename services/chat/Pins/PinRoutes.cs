using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Chat.Messages;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Pins;

/// <summary>REST routes of pinned messages.</summary>
public static class PinRoutes
{
    /// <summary>Maps them below a conversation and below a message.</summary>
    public static void MapPins(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/conversations/{conversationId:guid}/pins", ListAsync).WithName("ListPins").WithTags("Changes")
            .WithSummary("The pinned messages, the one that was pinned last first").ProducesProblem(404);
        var pin = routes.MapGroup("/conversations/{conversationId:guid}/messages/{seq:long}/pin").WithTags("Changes").ProducesProblem(404);
        pin.MapPut("/", PinAsync).WithName("PinMessage")
            .WithSummary("Pin a message for everybody in the conversation")
            .WithDescription($"{PinMessage.MaxPins} messages of a conversation at most. Again: the same answer.").ProducesProblem(409);
        pin.MapDelete("/", UnpinAsync).WithName("UnpinMessage").WithSummary("Take the pin away");
    }

    private static async Task<Ok<PinList>> ListAsync(
        Guid conversationId, CallerIdentity caller, PinStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(new PinList(await store.ListAsync(caller.TenantId, caller.UserId, conversationId, cancellationToken) ?? throw Problem.NotFound()));

    private static async Task<Ok<Message>> PinAsync(
        Guid conversationId, long seq, CallerIdentity caller, PinMessage pin, CancellationToken cancellationToken) =>
        TypedResults.Ok(await pin.PinAsync(caller, conversationId, seq, cancellationToken));

    private static async Task<Ok<Message>> UnpinAsync(
        Guid conversationId, long seq, CallerIdentity caller, PinMessage pin, CancellationToken cancellationToken) =>
        TypedResults.Ok(await pin.UnpinAsync(caller, conversationId, seq, cancellationToken));
}

/// <summary>The pinned messages of a conversation.</summary>
/// <param name="Items">50 at most.</param>
public sealed record PinList(IReadOnlyList<Message> Items);
