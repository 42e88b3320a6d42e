using System.Net;
using System.Net.Http.Json;
using Platform.Chat.Conversations;
using Platform.Chat.Imports;
using Platform.Hosting.Identity;
using Platform.Testing;

namespace Platform.Chat.Tests.Imports;

public sealed class ImportTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task History_arrives_once_with_its_times_and_counts_as_read_where_it_says()
    {
        var anna = TestPerson.In(Guid.CreateVersion7());
        var boris = TestPerson.In(anna.TenantId);
        var start = new DateTimeOffset(2025, 6, 2, 9, 0, 0, TimeSpan.Zero);
        var messages = Enumerable.Range(0, 1_200)
            .Select(i => new ImportedMessage(Guid.CreateVersion7(), i % 2 == 0 ? anna.UserId : boris.UserId, $"Message {i + 1}", start.AddHours(i))).ToList();
        var conversation = new ImportedConversation(
            Guid.CreateVersion7(), [anna.UserId, boris.UserId], messages, new Dictionary<Guid, long> { [anna.UserId] = 1_197 });

        var first = await (await ImportAsync(anna.TenantId, conversation)).ReadAsync<ImportResult>();
        var again = await (await ImportAsync(anna.TenantId, conversation)).ReadAsync<ImportResult>();

        Assert.Equal((1_200, 0), (first.Messages, again.Messages));
        using var annas = fixture.As(anna);
        var listed = Assert.Single((await annas.GetFromJsonAsync<ConversationPage>("/api/chat/v1/conversations"))!.Items);
        Assert.Equal((1_200L, 3L), (listed.LastSeq, listed.Unread));
        var oldest = (await annas.HistoryAsync(listed.Id, "?after=0&limit=1")).Items.Single();
        Assert.Equal((start, "Message 1"), (oldest.CreatedAt, oldest.Body));
    }

    [Fact]
    public async Task An_author_who_is_not_of_the_two_is_refused()
    {
        var anna = TestPerson.In(Guid.CreateVersion7());
        var message = new ImportedMessage(Guid.CreateVersion7(), Guid.CreateVersion7(), "Who am I?", TimeProvider.System.GetUtcNow());

        var response = await ImportAsync(anna.TenantId, new(Guid.CreateVersion7(), [anna.UserId, Guid.CreateVersion7()], [message], null));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public async Task Without_the_operators_key_the_address_is_not_there(string? key)
    {
        var response = await ImportAsync(Guid.CreateVersion7(), new(Guid.CreateVersion7(), [Guid.CreateVersion7(), Guid.CreateVersion7()], [], null), key);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<HttpResponseMessage> ImportAsync(Guid tenantId, ImportedConversation conversation, string? key = TestInstallation.OperatorKey)
    {
        using var client = fixture.Chat.Anonymous();
        client.DefaultRequestHeaders.Add(Operator.Header, key);
        return await client.PostAsJsonAsync($"/api/chat/v1/imports/{tenantId}/conversations", new ImportRequest([conversation]));
    }
}
