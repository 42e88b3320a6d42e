using System.Net.Http.Json;
using Npgsql;
using Platform.Chat.Conversations;
using Platform.Testing;

namespace Platform.Chat.Tests;

public static class ChatFixtureGroups
{
    /// <summary>Three people of one tenant and a group that the first of them made.</summary>
    public static async Task<(TestPerson Anna, TestPerson Boris, TestPerson Clara, Conversation Group)> GroupAsync(this ChatFixture fixture, string? name = null)
    {
        var anna = await fixture.PersonAsync();
        var boris = await fixture.PersonAsync(anna.TenantId);
        var clara = await fixture.PersonAsync(anna.TenantId);
        using var client = fixture.As(anna);
        var response = await client.PostAsJsonAsync(
            "/api/chat/v1/conversations/groups", new { Name = name, UserIds = new[] { boris.UserId, clara.UserId } }, TestContext.Current.CancellationToken);
        return (anna, boris, clara, await response.ReadAsync<Conversation>());
    }

    /// <summary>Puts more people into a conversation, past the service: for what is only seen when there are many.</summary>
    public static async Task FillAsync(this ChatFixture fixture, Guid tenantId, Guid conversationId, int count)
    {
        await using var connection = new NpgsqlConnection(fixture.Installation.Database.OwnerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("""
            with filler as (
              insert into person (tenant_id, user_id, version, display_name, is_active)
              select $1, gen_random_uuid(), 1, 'Filler ' || lpad(n::text, 3, '0'), true from generate_series(1, $3) n returning user_id
            ), added as (
              insert into member (tenant_id, conversation_id, user_id, joined_at) select $1, $2, user_id, now() from filler
            )
            update conversation set member_count = member_count + $3 where tenant_id = $1 and id = $2
            """, connection)
        {
            Parameters = { new() { Value = tenantId }, new() { Value = conversationId }, new() { Value = count } },
        };
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
