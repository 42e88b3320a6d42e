using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Platform.Chat.Messages;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Imports;

/// <summary>
/// Brings history in from elsewhere, for the operator: conversations with messages that have their own times. A conversation
/// and a message are known by the ids that the import gives them, so a call that was cut off is simply made again.
/// </summary>
public static class ImportConversations
{
    private const int MaxMessages = 5_000;
    private const int MaxConversations = 1_000;
    private const int TogetherAtMost = 500;
    private const long LargestBody = 32 * 1024 * 1024;

    /// <summary>Maps the route.</summary>
    public static void MapImports(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/imports/{tenantId:guid}/conversations", HandleAsync).WithName("ImportConversations").WithTags("Operator")
            .WithSummary("Import direct conversations with their history")
            .WithDescription($"{MaxConversations} conversations and {MaxMessages} messages a call at most. Needs X-Operator-Key.")
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .RequireOperator().ProducesProblem(400).ProducesProblem(404);

    private static async Task<Ok<ImportResult>> HandleAsync(
        Guid tenantId, ImportRequest request, ImportStore imports, MessageStore messages, CancellationToken cancellationToken)
    {
        Check(request);
        var imported = 0;
        foreach (var conversation in request.Conversations)
        {
            var id = await imports.OpenAsync(tenantId, conversation, cancellationToken);
            foreach (var chunk in conversation.Messages.Chunk(TogetherAtMost))
            {
                var drafts = chunk.Select(message => new MessageDraft(
                    message.Id, id, message.AuthorId, ClientMessageId: message.Id, MessageBody.Parse(message.Body), message.CreatedAt.ToUniversalTime()));
                var results = await messages.AppendAsync(tenantId, [.. drafts], cancellationToken);
                if (results.Any(result => result is null)) throw Problem.Invalid("authorId", $"An author of conversation {conversation.Id} is not one of its userIds.");
                imported += results.Count(result => result is { IsNew: true });
            }

            await imports.MarkAsync(tenantId, id, conversation.Read ?? new Dictionary<Guid, long>(), cancellationToken);
        }

        return TypedResults.Ok(new ImportResult(request.Conversations.Count, imported));
    }

    private static void Check(ImportRequest request)
    {
        if (request.Conversations is not { Count: > 0 and <= MaxConversations })
            throw Problem.Invalid("conversations", $"Conversations must have 1 to {MaxConversations} entries.");
        if (request.Conversations.Sum(conversation => conversation.Messages?.Count ?? 0) > MaxMessages)
            throw Problem.Invalid("messages", $"One call imports {MaxMessages} messages at most.");
        foreach (var conversation in request.Conversations)
        {
            if (conversation.UserIds is not { Count: 2 } || conversation.UserIds[0] == conversation.UserIds[1])
                throw Problem.Invalid("userIds", "UserIds of a direct conversation are two different people.");
            if (conversation.Messages is null) throw Problem.Invalid("messages", "Messages is required; it may be empty.");
        }
    }
}

/// <summary>What to import.</summary>
/// <param name="Conversations">1 to 1,000 conversations with 5,000 messages in all at most.</param>
public sealed record ImportRequest(IReadOnlyList<ImportedConversation> Conversations);

/// <summary>A direct conversation.</summary>
/// <param name="Id">Its id, if these two people have no conversation yet.</param>
/// <param name="UserIds">The two people.</param>
/// <param name="Messages">Its messages in order; they are appended to what is there.</param>
/// <param name="Read">Up to which seq somebody has read it; who is not named has read all.</param>
public sealed record ImportedConversation(
    Guid Id, IReadOnlyList<Guid> UserIds, IReadOnlyList<ImportedMessage> Messages, IReadOnlyDictionary<Guid, long>? Read);

/// <summary>A message with the time at which it was written.</summary>
/// <param name="Id">Identity; a message with this id that is there already is passed over.</param>
/// <param name="AuthorId">One of the two people.</param>
/// <param name="Body">1 to 16,384 bytes of UTF-8.</param>
/// <param name="CreatedAt">When it was written.</param>
public sealed record ImportedMessage(Guid Id, Guid AuthorId, string Body, DateTimeOffset CreatedAt);

/// <summary>What was imported.</summary>
/// <param name="Conversations">How many conversations the call named.</param>
/// <param name="Messages">How many messages were new.</param>
public sealed record ImportResult(int Conversations, int Messages);
