using System.Net.Http.Json;
using Platform.Chat.Conversations;
using Platform.Chat.Imports;
using Platform.Hosting.Identity;
using Platform.Testing;

namespace Platform.Chat.Tests.History;

public sealed record ImportedPair(TestPerson Anna, TestPerson Boris);

public static class ImportedHistory
{
    /// <summary>Two people whose messages were written at these times.</summary>
    public static Task<(ImportedPair Pair, string Path)> ImportAsync(this ChatFixture fixture, Guid tenantId, params DateTimeOffset[] times) =>
        fixture.ImportAsync(new ImportedPair(TestPerson.In(tenantId), TestPerson.In(tenantId)), times);

    /// <summary>More of them, appended.</summary>
    public static async Task<(ImportedPair Pair, string Path)> ImportAsync(this ChatFixture fixture, ImportedPair pair, params DateTimeOffset[] times)
    {
        using var client = fixture.Chat.Anonymous();
        client.DefaultRequestHeaders.Add(Operator.Header, TestInstallation.OperatorKey);
        foreach (var chunk in times.Chunk(5_000))
        {
            var messages = chunk.Select(time => new ImportedMessage(Guid.CreateVersion7(), pair.Boris.UserId, "Once upon a time", time)).ToList();
            var conversation = new ImportedConversation(Guid.CreateVersion7(), [pair.Anna.UserId, pair.Boris.UserId], messages, null);
            var response = await client.PostAsJsonAsync($"/api/chat/v1/imports/{pair.Anna.TenantId}/conversations", new ImportRequest([conversation]), TestContext.Current.CancellationToken);
            await response.ReadAsync<ImportResult>();
        }

        using var anna = fixture.As(pair.Anna);
        var listed = await anna.GetFromJsonAsync<ConversationPage>("/api/chat/v1/conversations", TestContext.Current.CancellationToken);
        return (pair, $"/api/chat/v1/conversations/{Assert.Single(listed!.Items).Id}/messages");
    }
}
