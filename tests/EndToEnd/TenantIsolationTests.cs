namespace Platform.EndToEnd;

[Collection(EmbeddedCollection.Name)]
public sealed class TenantIsolationTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    [Fact]
    public async Task Somebody_of_another_workspace_sees_nothing_of_a_conversation()
    {
        const string Secret = "The supplier is Marmara";
        var theirs = await Product.CreateWorkspaceAsync("anna", "boris");
        var other = await Product.CreateWorkspaceAsync("clara", "dora");
        var clara = await SignInAsync(other, "clara");
        using var client = await theirs.ConnectAsync("anna");
        var conversation = await client.Chat.OpenDirectAsync(theirs.IdOf("boris"));
        await client.Chat.SendMessageAsync(conversation.Id, Secret);
        var address = $"/chats/{conversation.Id}";

        // The address leads whoever is in the conversation to the message, so that seeing nothing there means something.
        var boris = await SignInAsync(theirs, "boris");
        await boris.GoToAsync(address);
        await boris.ExpectTextsAsync(Secret);

        await Expect(clara.Page.GetByText("No conversations yet")).ToBeVisibleAsync();
        await clara.FollowAsync("Contacts");
        await Expect(clara.Page.GetByTestId("contact-person")).ToHaveCountAsync(2);
        await Expect(clara.Page.GetByTestId("contact-person")).ToContainTextAsync([Workspace.NameOf("clara"), Workspace.NameOf("dora")]);

        await clara.GoToAsync(address);
        await Expect(clara.Page.GetByText("This conversation does not exist, or you are not in it.")).ToBeVisibleAsync();
        await Expect(clara.Messages).ToHaveCountAsync(0);
        await Expect(clara.Page.GetByText(Secret)).ToHaveCountAsync(0);
    }
}
