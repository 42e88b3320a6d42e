using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Chat.Messages;
using Platform.Hosting.Identity;

namespace Platform.Chat.Reactions;

/// <summary>REST routes of reactions.</summary>
public static class ReactionRoutes
{
    /// <summary>Maps them below a message.</summary>
    public static void MapReactions(this IEndpointRouteBuilder routes)
    {
        var reaction = routes.MapGroup("/conversations/{conversationId:guid}/messages/{seq:long}/reactions/{emoji}").WithTags("Changes")
            .ProducesProblem(404);
        reaction.MapPut("/", AddAsync).WithName("AddReaction")
            .WithSummary("Put my emoji on a message")
            .WithDescription($"An emoji, or the `:name:` of one of the workspace; {ReactToMessage.MaxDifferent} different ones on a message at most. Again: the same answer.")
            .ProducesProblem(400).ProducesProblem(409);
        reaction.MapDelete("/", RemoveAsync).WithName("RemoveReaction").WithSummary("Take my emoji from a message");
    }

    private static async Task<Ok<Message>> AddAsync(
        Guid conversationId, long seq, string emoji, CallerIdentity caller, ReactToMessage react, CancellationToken cancellationToken) =>
        TypedResults.Ok(await react.AddAsync(caller, conversationId, seq, emoji, cancellationToken));

    private static async Task<Ok<Message>> RemoveAsync(
        Guid conversationId, long seq, string emoji, CallerIdentity caller, ReactToMessage react, CancellationToken cancellationToken) =>
        TypedResults.Ok(await react.RemoveAsync(caller, conversationId, seq, emoji, cancellationToken));
}
