using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;
using Platform.Hosting.Identity;

namespace Platform.Reminder.Tests;

/// <summary>Stands where chat stands: answers who may see a message, as the token says who asks.</summary>
public sealed class StandInChat : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<(Guid ConversationId, long Seq), StandInMessage> _messages = [];
    private long _lastSeq;

    private StandInChat(WebApplication app) => _app = app;

    /// <summary>Base address, for <c>Reminder:Chat</c>.</summary>
    public string Address => _app.Urls.First();

    /// <summary>What every answer is instead, while it is not null.</summary>
    public int? FailsWith { get; set; }

    public static async Task<StandInChat> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var chat = new StandInChat(builder.Build());
        chat._app.MapGet("/api/chat/v1/conversations/{id:guid}/messages/{seq:long}", (Guid id, long seq, HttpRequest request) =>
            chat.Answer(request, id, seq, message => message.Look()));
        chat._app.MapGet("/api/chat/v1/conversations/{id:guid}", (Guid id, HttpRequest request) =>
            chat.Answer(request, id, seq: null, message => message.Conversation()));
        chat._app.MapGet("/api/chat/v1/conversations/{id:guid}/messages/{seq:long}/visible-to", (Guid id, long seq, Guid[] userId, HttpRequest request) =>
            chat.Answer(request, id, seq, message =>
            {
                var seeing = userId.Intersect(message.Readers).ToList();
                message.AfterAsked?.Invoke();
                return new { UserIds = seeing };
            }));
        await chat._app.StartAsync(cancellationToken);
        return chat;
    }

    /// <summary>A message that these people see.</summary>
    public StandInMessage Post(string body, params IEnumerable<TestPerson> readers) => Post(Guid.CreateVersion7(), body, readers);

    /// <summary>One more in a conversation.</summary>
    public StandInMessage Post(Guid conversationId, string body, params IEnumerable<TestPerson> readers)
    {
        var message = new StandInMessage(conversationId, Interlocked.Increment(ref _lastSeq), body, [.. readers.Select(reader => reader.UserId)]);
        return _messages[(conversationId, message.Seq)] = message;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Answer(HttpRequest request, Guid conversationId, long? seq, Func<StandInMessage, object?> answer)
    {
        if (FailsWith is { } status) return Results.StatusCode(status);
        var token = new JsonWebToken(request.Headers.Authorization.ToString()["Bearer ".Length..]);
        var userId = Guid.Parse(token.GetClaim(TokenClaims.User).Value);
        var message = _messages.Values.FirstOrDefault(one => one.ConversationId == conversationId && (seq is null || one.Seq == seq));
        return message is not null && message.Readers.Contains(userId) && answer(message) is { } found ? Results.Json(found) : Results.NotFound();
    }
}

/// <summary>A message of <see cref="StandInChat"/>.</summary>
public sealed record StandInMessage(Guid ConversationId, long Seq, string Body, IReadOnlyList<Guid> Readers)
{
    /// <summary>Who sees it.</summary>
    public IReadOnlyList<Guid> Readers { get; set; } = Readers;

    /// <summary>What happens when it has been asked who sees it.</summary>
    public Action? AfterAsked { get; set; }

    public Guid Id { get; } = Guid.CreateVersion7();

    public Guid AuthorId { get; } = Guid.CreateVersion7();

    /// <summary>The conversation that its own hangs on, when it stands in a thread.</summary>
    public Guid? RootConversationId { get; set; }

    /// <summary>True when it was deleted.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>What happens when it has been looked at: to test what happens between two looks.</summary>
    public Action? AfterLook { get; set; }

    /// <summary>What it says since <see cref="EditedAt"/>, when it was edited.</summary>
    public string? EditedBody { get; set; }

    public static readonly DateTimeOffset WrittenAt = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset EditedAt = WrittenAt.AddHours(1);

    public object Look()
    {
        var answer = new
        {
            Id,
            ConversationId,
            Seq,
            AuthorId,
            Body = IsDeleted ? "" : EditedBody ?? Body,
            CreatedAt = WrittenAt,
            EditedAt = EditedBody is null ? (DateTimeOffset?)null : EditedAt,
            DeletedAt = IsDeleted ? WrittenAt.AddHours(2) : (DateTimeOffset?)null,
        };
        AfterLook?.Invoke();
        return answer;
    }

    public object Conversation() => new { Id = ConversationId, Thread = RootConversationId is { } root ? new { ConversationId = root } : null };
}
