using Platform.Chat.Changes;
using Platform.Chat.Messages;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Forwards;

/// <summary>Repeats messages in another conversation, in the order in which they stood, with whose words they are.</summary>
public sealed class ForwardMessages(MessageStore messages, SendMessage send)
{
    /// <summary>How many one call forwards.</summary>
    public const int MaxMessages = 100;

    /// <summary>The messages as they stand in the other conversation. The same retry keys again: the first results.</summary>
    /// <exception cref="ProblemException">
    /// Out of bounds (400); one of the two conversations, or a message, is not the caller's to see (404); a message was deleted
    /// (409 <c>message_deleted</c>).
    /// </exception>
    public async Task<IReadOnlyList<Message>> HandleAsync(
        CallerIdentity caller, Guid conversationId, ForwardRequest request, CancellationToken cancellationToken)
    {
        var wanted = Check(request).OrderBy(one => one.Seq).ToList();
        var found = await messages.FindAsync(
            caller.TenantId, caller.UserId, request.FromConversationId, [.. wanted.Select(one => one.Seq)], cancellationToken);
        if (found.Count != wanted.Count) throw Problem.NotFound();
        foreach (var message in found)
        {
            message.RefuseSystem();
            message.RefuseDeleted();
        }

        // Handed over one after the other, committed together: they keep their order.
        var sent = await Task.WhenAll(wanted.Zip(found, (one, source) => send.AppendAsync(
            caller, conversationId, one.ClientMessageId, source.Body, new MessageExtras(Forwarded: source.Forwarded ?? new(source.AuthorId, source.CreatedAt)), cancellationToken)));
        return [.. sent.Select(appended => appended.Message)];
    }

    private static IReadOnlyList<ForwardedMessage> Check(ForwardRequest request)
    {
        if (request.Messages is not { Count: > 0 and <= MaxMessages })
            throw Problem.Invalid("messages", $"Messages must have 1 to {MaxMessages} entries.");
        if (request.Messages.Any(one => one.ClientMessageId == Guid.Empty) || request.Messages.DistinctBy(one => one.ClientMessageId).Count() < request.Messages.Count)
            throw Problem.Invalid("clientMessageId", "Each message has a clientMessageId of its own.");
        if (request.Messages.DistinctBy(one => one.Seq).Count() < request.Messages.Count)
            throw Problem.Invalid("seq", "Each message is named once.");
        return request.Messages;
    }
}

/// <summary>What to repeat.</summary>
/// <param name="FromConversationId">Where the messages stand.</param>
/// <param name="Messages">1 to 100 of them.</param>
public sealed record ForwardRequest(Guid FromConversationId, IReadOnlyList<ForwardedMessage> Messages);

/// <summary>One of them.</summary>
/// <param name="Seq">Its position there.</param>
/// <param name="ClientMessageId">A UUID from the sender's device; the same one makes a retry.</param>
public sealed record ForwardedMessage(long Seq, Guid ClientMessageId);

/// <summary>What came of it.</summary>
/// <param name="Items">The new messages, in order.</param>
public sealed record ForwardResult(IReadOnlyList<Message> Items);
