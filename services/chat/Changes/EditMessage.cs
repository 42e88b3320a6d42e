using Platform.Chat.Messages;
using Platform.Contracts;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Changes;

/// <summary>Changes the text of one's own message. What it said before is kept and can be read by who can read it.</summary>
public sealed class EditMessage(MessageChanges changes, TimeProvider clock)
{
    /// <summary>The message with its new text. The same text again changes nothing.</summary>
    /// <param name="caller">Its author.</param>
    /// <param name="conversationId">Where it stands.</param>
    /// <param name="seq">Its position.</param>
    /// <param name="body">The new text.</param>
    /// <param name="edits">How many edits the caller has seen; null: whatever it is, the last one wins.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ProblemException">
    /// Out of bounds (400), somebody else's (403 <c>not_the_author</c>), not there (404), deleted (409 <c>message_deleted</c>), forwarded
    /// (409 <c>forwarded_message</c>), edited on another device meanwhile (409 <c>edited_meanwhile</c>).
    /// </exception>
    public Task<Message> HandleAsync(
        CallerIdentity caller, Guid conversationId, long seq, string? body, int? edits, CancellationToken cancellationToken)
    {
        var text = MessageBody.Parse(body);
        return changes.ApplyAsync(caller, conversationId, seq, (message, batch) =>
        {
            if (message.AuthorId != caller.UserId) throw Problem.Forbidden("not_the_author", "Only its author edits a message.");
            message.RefuseDeleted();
            if (message.Forwarded is not null) throw Problem.Conflict("forwarded_message", "A forwarded message repeats somebody's words; they are not edited.");
            if (message.Body == text) return null;
            if (edits is { } seen && seen != message.Edits)
                throw Problem.Conflict("edited_meanwhile", $"The message has been edited meanwhile: it has {message.Edits} edits, not {seen}.");

            ChangeStore.KeepVersion(batch, caller.TenantId, message);
            var now = clock.GetUtcNow();
            batch.AddEvent(new MessageEdited(caller.TenantId, Guid.CreateVersion7(), conversationId, message.Id, seq, text, now));
            return message with { Body = text, Edits = message.Edits + 1, EditedAt = now };
        }, cancellationToken);
    }
}

/// <summary>What an editor gives.</summary>
/// <param name="Body">The new text, 1 to 16,384 bytes of UTF-8 with something to see.</param>
/// <param name="Edits">How many edits the message had when the editor began: another number answers 409. Null: the last one wins.</param>
public sealed record EditRequest(string? Body, int? Edits = null);

/// <summary>Everything that a message said.</summary>
/// <param name="Items">The oldest first; the last is what it says now.</param>
public sealed record MessageVersions(IReadOnlyList<MessageVersion> Items);

/// <summary>What a message said once.</summary>
/// <param name="Body">The text.</param>
/// <param name="WrittenAt">Since when, UTC.</param>
public sealed record MessageVersion(string Body, DateTimeOffset WrittenAt);
