using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Chat.Presence;
using Platform.Hosting.Clients;
using Platform.Hosting.Identity;

namespace Platform.Chat.Messages;

/// <summary>REST routes of messages.</summary>
public static class MessageRoutes
{
    /// <summary>Maps them below a conversation.</summary>
    public static void MapMessages(this IEndpointRouteBuilder routes)
    {
        var messages = routes.MapGroup("/conversations/{conversationId:guid}/messages").WithTags("Messages");
        messages.MapPost("/", SendAsync).WithName("SendMessage")
            .WithSummary("Send a message")
            .WithDescription("Answers after the commit. The same clientMessageId again answers 200 with the first result.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
    }

    private static async Task<Results<Created<Message>, Ok<Message>>> SendAsync(
        Guid conversationId, SendMessageRequest request, CallerIdentity caller, SendMessage send, ConnectionReports reports, HttpRequest http,
        CancellationToken cancellationToken)
    {
        var (message, isNew) = request.ReplyToSeq is { } seq
            ? await send.ReplyAsync(caller, conversationId, request.ClientMessageId, request.Body, seq, cancellationToken)
            : await send.HandleAsync(caller, conversationId, request.ClientMessageId, request.Body, cancellationToken);
        if (isNew) reports.Wrote(caller, CallingClient.Of(http));
        return isNew ? TypedResults.Created((string?)null, message) : TypedResults.Ok(message);
    }
}

/// <summary>What a sender gives.</summary>
/// <param name="ClientMessageId">A UUID from the sender's device; the same one makes a retry.</param>
/// <param name="Body">1 to 16,384 bytes of UTF-8 with something to see.</param>
/// <param name="ReplyToSeq">The message of the same conversation that it quotes.</param>
public sealed record SendMessageRequest(Guid ClientMessageId, string? Body, long? ReplyToSeq = null);
