using Platform.Chat.Messages;
using Platform.Hosting.Errors;

namespace Platform.Chat.Changes;

/// <summary>What can still be done with a message.</summary>
public static class MessageState
{
    /// <summary>Refuses what needs a text where there is none any more.</summary>
    /// <exception cref="ProblemException">The message was deleted (409 <c>message_deleted</c>).</exception>
    public static void RefuseDeleted(this Message message)
    {
        if (message.DeletedAt is not null) throw Problem.Conflict("message_deleted", "The message was deleted.");
    }

    /// <summary>The message for somebody who may see it, and not what it quotes.</summary>
    public static Message WithHiddenQuote(this Message message) => message with { ReplyTo = message.ReplyTo?.Hide() };

    /// <summary>Refuses what is for the words of people.</summary>
    /// <exception cref="ProblemException">The message says what happened in the conversation (409 <c>system_message</c>).</exception>
    public static void RefuseSystem(this Message message)
    {
        if (message.System is not null)
            throw Problem.Conflict("system_message", "This message says what happened in the conversation; it does not change and is not repeated.");
    }
}
