using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.EndToEnd;

/// <summary>Messages of a group, as owners, members and newcomers see them.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class GroupMessageTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    private const string Fair = "Spring fair";

    [Fact]
    public async Task An_owner_deletes_what_others_wrote_and_everybody_sees_who_did()
    {
        var (workspace, groupId) = await GroupAsync("boris");
        await SayAsync(workspace, "boris", groupId, "Not for here");
        await SayAsync(workspace, "anna", groupId, "Please stay with the subject");
        var anna = await SignInAsync(workspace, "anna");
        var boris = await SignInAsync(workspace, "boris");
        await anna.OpenFromListAsync(Fair);
        await boris.OpenFromListAsync(Fair);

        await anna.ChooseAsync(anna.Message("Not for here"), "Delete");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Delete for all" }).ClickAsync();

        await Expect(anna.Page.GetByTestId("tombstone")).ToHaveTextAsync("You deleted this message");
        await Expect(boris.Page.GetByTestId("tombstone")).ToHaveTextAsync("Anna Tester deleted this message");
        await boris.Message("Please stay").Locator("[dir=auto]").First.ClickAsync(new() { Button = MouseButton.Right });
        await Expect(boris.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Message info" })).ToBeVisibleAsync();
        await Expect(boris.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete", Exact = true })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whoever_joined_without_the_past_does_not_see_it_quoted()
    {
        var (workspace, groupId) = await GroupAsync("boris");
        await SayAsync(workspace, "anna", groupId, "The old password is swordfish");
        using (var annas = await workspace.RestAsync("anna"))
        {
            (await annas.PostAsJsonAsync($"/api/chat/v1/conversations/{groupId}/members", new { UserIds = new[] { workspace.IdOf("clara") }, HistoryDays = 0 }))
                .EnsureSuccessStatusCode();
        }

        var boris = await SignInAsync(workspace, "boris");
        var clara = await SignInAsync(workspace, "clara");
        await boris.OpenFromListAsync(Fair);
        await clara.OpenFromListAsync(Fair);
        await boris.ChooseAsync(boris.Message("swordfish"), "Reply");
        await boris.WriteAsync(Fair, "It has changed");

        await Expect(clara.Message("It has changed").GetByTestId("quote")).ToHaveTextAsync("Message not available");
        await Expect(boris.Message("It has changed").GetByTestId("quote")).ToContainTextAsync("swordfish");
        await clara.Page.ReloadAsync();
        await Expect(clara.Message("It has changed").GetByTestId("quote")).ToHaveTextAsync("Message not available");
        Assert.DoesNotContain("swordfish", await clara.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_about_the_group_are_not_unread_messages()
    {
        var (workspace, groupId) = await GroupAsync("boris");
        var boris = await SignInAsync(workspace, "boris");
        await Expect(boris.Row(Fair)).ToHaveAttributeAsync("data-unread", "0");

        await SayAsync(workspace, "anna", groupId, "Who takes the stand?");
        using (var annas = await workspace.RestAsync("anna"))
        {
            (await annas.PatchAsJsonAsync($"/api/chat/v1/conversations/{groupId}", new { Description = "All about the stand" })).EnsureSuccessStatusCode();
        }

        await Expect(boris.Row(Fair)).ToContainTextAsync("description");
        await Expect(boris.Row(Fair)).ToHaveAttributeAsync("data-unread", "1");
        await boris.Page.ReloadAsync();
        await Expect(boris.Row(Fair)).ToHaveAttributeAsync("data-unread", "1");
    }

    [Fact]
    public async Task Of_several_chosen_messages_one_that_cannot_be_deleted_does_not_keep_the_others()
    {
        var (workspace, groupId) = await GroupAsync("boris");
        foreach (var text in new[] { "One", "Two", "Three" }) await SayAsync(workspace, "boris", groupId, text);
        var boris = await SignInAsync(workspace, "boris");
        await boris.OpenFromListAsync(Fair);
        await boris.Page.RouteAsync("**/messages/3", route => route.Request.Method == "DELETE"
            ? route.FulfillAsync(new() { Status = 503, ContentType = "application/problem+json", Body = """{"status":503,"code":"database_unavailable"}""" })
            : route.ContinueAsync());

        await boris.ChooseAsync(boris.Message("One"), "Select");
        foreach (var text in new[] { "Two", "Three" }) await boris.Message(text).GetByRole(AriaRole.Checkbox).ClickAsync();
        await boris.Page.GetByTestId("selection-bar").GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await boris.Page.GetByRole(AriaRole.Button, new() { Name = "Delete for all" }).ClickAsync();

        await Expect(boris.Page.GetByTestId("tombstone")).ToHaveCountAsync(2);
        await Expect(boris.Page.GetByText("1 message was not deleted.")).ToBeVisibleAsync();
        await Expect(boris.Message("Two")).ToBeVisibleAsync();
    }

    private async Task<(Workspace Workspace, Guid GroupId)> GroupAsync(params string[] others)
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris", "clara");
        using var annas = await workspace.RestAsync("anna");
        var response = await annas.PostAsJsonAsync("/api/chat/v1/conversations/groups", new { Name = Fair, UserIds = others.Select(workspace.IdOf) });
        var group = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return (workspace, group.GetProperty("id").GetGuid());
    }

    private static async Task SayAsync(Workspace workspace, string author, Guid groupId, string text)
    {
        using var client = await workspace.ConnectAsync(author);
        await client.Chat.SendMessageAsync(groupId, text, cancellationToken: TestContext.Current.CancellationToken);
    }
}
