using System.Net.Http.Json;
using MassTransit;
using Npgsql;
using Platform.Chat.Conversations;
using Platform.Chat.History;
using Platform.Contracts;
using Platform.Testing;

namespace Platform.Chat.Tests;

public static class ChatFixturePeople
{
    /// <summary>Somebody whom directory has told chat about.</summary>
    public static async Task<TestPerson> PersonAsync(this ChatFixture fixture, Guid? tenantId = null)
    {
        var person = TestPerson.In(tenantId ?? Guid.CreateVersion7());
        await fixture.AnnounceAsync(new UserChanged(person.TenantId, Guid.CreateVersion7(), person.UserId, Version: 1, "Somebody", IsActive: true));
        return person;
    }

    /// <summary>Publishes what directory would, and waits until chat knows it.</summary>
    public static async Task AnnounceAsync(this ChatFixture fixture, UserChanged changed)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await fixture.Chat.App.Services.GetRequiredService<IBus>().Publish(changed, cancellationToken);
        await Eventually.IsTrueAsync("chat knows the person", async () =>
            await fixture.ScalarAsync<long?>("select version from person where user_id = $1", changed.UserId) >= changed.Version, cancellationToken);
    }

    /// <summary>Publishes an event, as a repeated delivery does.</summary>
    public static Task PublishAsync<TEvent>(this ChatFixture fixture, TEvent repeated) where TEvent : class =>
        fixture.Chat.App.Services.GetRequiredService<IBus>().Publish(repeated, TestContext.Current.CancellationToken);

    /// <summary>Looks into the database as its owner, past row-level security.</summary>
    public static async Task<TValue?> ScalarAsync<TValue>(this ChatFixture fixture, string sql, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(fixture.Installation.Database.OwnerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is TValue value ? value : default;
    }

    /// <summary>A client of a replica that is signed in as this person.</summary>
    public static HttpClient As(this ChatFixture fixture, TestPerson person, TestService? replica = null) =>
        (replica ?? fixture.Chat).WithToken(fixture.Authority.Token(person, TimeProvider.System.GetUtcNow()));

    /// <summary>Two people of one tenant and their conversation.</summary>
    public static async Task<(TestPerson Anna, TestPerson Boris, Conversation Conversation)> PairAsync(this ChatFixture fixture)
    {
        var anna = await fixture.PersonAsync();
        var boris = await fixture.PersonAsync(anna.TenantId);
        using var client = fixture.As(anna);
        var response = await client.PostAsJsonAsync("/api/chat/v1/conversations/direct", new { boris.UserId }, TestContext.Current.CancellationToken);
        return (anna, boris, await response.ReadAsync<Conversation>());
    }

    /// <summary>Sends a message over REST.</summary>
    public static Task<HttpResponseMessage> SendAsync(this HttpClient client, Guid conversationId, string? body, Guid? clientMessageId = null) =>
        client.PostAsJsonAsync(
            $"/api/chat/v1/conversations/{conversationId}/messages",
            new { ClientMessageId = clientMessageId ?? Guid.CreateVersion7(), Body = body },
            TestContext.Current.CancellationToken);

    /// <summary>Reads a page of the history.</summary>
    public static async Task<MessagePage> HistoryAsync(this HttpClient client, Guid conversationId, string query = "") =>
        (await client.GetFromJsonAsync<MessagePage>($"/api/chat/v1/conversations/{conversationId}/messages{query}", TestContext.Current.CancellationToken))!;

    /// <summary>The body of a response that must be a success.</summary>
    public static async Task<TValue> ReadAsync<TValue>(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text}");
        return (await response.Content.ReadFromJsonAsync<TValue>(TestContext.Current.CancellationToken))!;
    }
}
