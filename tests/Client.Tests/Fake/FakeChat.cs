using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Platform.Client.Tests.Fake;

public sealed record FakeMessage(
    Guid Id, Guid ConversationId, long Seq, Guid AuthorId, Guid ClientMessageId, string Body, DateTimeOffset CreatedAt);

public sealed record FakeConversation(Guid Id, string Kind, long LastSeq, FakeMessage? LastMessage)
{
    public DateTimeOffset CreatedAt { get; } = DateTimeOffset.UnixEpoch;

    public object[] Members { get; } = [];
}

/// <summary>Conversations with their committed history.</summary>
public sealed class FakeChat
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, List<FakeMessage>> _conversations = [];

    /// <summary>The colleague who writes.</summary>
    public Guid ColleagueId { get; } = Guid.CreateVersion7();

    /// <summary>Most messages a sync gives for one conversation.</summary>
    public int SyncMessages { get; set; } = 200;

    /// <summary>Most conversations a sync gives.</summary>
    public int SyncConversations { get; set; } = 200;

    public Guid Open(int messages = 0)
    {
        var id = Guid.CreateVersion7();
        lock (_lock)
            _conversations[id] = [];
        for (var i = 0; i < messages; i++)
            Post(id);
        return id;
    }

    /// <summary>Commits a message; a repeated clientMessageId gives the first one.</summary>
    public FakeMessage Post(Guid conversationId, string? body = null, Guid? clientMessageId = null)
    {
        lock (_lock)
        {
            var messages = _conversations[conversationId];
            if (messages.Find(message => message.ClientMessageId == clientMessageId) is { } first)
                return first;
            var seq = messages.Count + 1;
            var message = new FakeMessage(
                Guid.CreateVersion7(),
                conversationId,
                seq,
                ColleagueId,
                clientMessageId ?? Guid.CreateVersion7(),
                body ?? $"message {seq}",
                DateTimeOffset.UnixEpoch);
            messages.Add(message);
            return message;
        }
    }

    public IReadOnlyList<FakeMessage> History(Guid conversationId, long after = 0, int limit = int.MaxValue)
    {
        lock (_lock)
            return [.. _conversations[conversationId].Where(message => message.Seq > after).Take(limit)];
    }

    public FakeConversation Conversation(Guid id)
    {
        var last = History(id).LastOrDefault();
        return new FakeConversation(id, "direct", last?.Seq ?? 0, last);
    }

    public IReadOnlyList<FakeConversation> Conversations()
    {
        lock (_lock)
            return [.. _conversations.Keys.Select(Conversation).OrderByDescending(conversation => conversation.LastMessage?.Id)];
    }

    public object Sync(IReadOnlyDictionary<Guid, long> known)
    {
        var news = Conversations()
            .Where(conversation => !known.TryGetValue(conversation.Id, out var seq) || conversation.LastSeq > seq)
            .Take(SyncConversations)
            .ToList();
        var gaps = news.Where(conversation => known.ContainsKey(conversation.Id)).ToLookup(
            conversation => conversation.LastSeq - known[conversation.Id] <= SyncMessages, conversation => conversation.Id);
        return new
        {
            conversations = news,
            messages = gaps[true].SelectMany(id => History(id, known[id])).ToList(),
            truncated = gaps[false].ToList(),
        };
    }
}

internal static class ChatRoutes
{
    public static void MapChat(this IEndpointRouteBuilder routes, FakeServer server)
    {
        var group = routes.MapGroup("/api/chat/v1/conversations");
        group.MapGet("/", (string? cursor, int limit = 100) =>
        {
            var skip = cursor is null ? 0 : int.Parse(cursor);
            var rest = server.Chat.Conversations().Skip(skip).ToList();
            return Results.Json(new { items = rest.Take(limit), nextCursor = rest.Count > limit ? $"{skip + limit}" : null });
        });
        group.MapGet("/{id:guid}/messages", (Guid id, long? after, int limit) =>
        {
            var rest = server.Chat.History(id, after ?? 0);
            return Results.Json(new { items = rest.Take(limit), hasMore = rest.Count > limit });
        });
        group.MapPost("/{id:guid}/messages", (Guid id, Send send) => Results.Json(
            server.Chat.Post(id, send.Body, send.ClientMessageId), statusCode: StatusCodes.Status201Created));
    }

    private sealed record Send(Guid ClientMessageId, string Body);
}
