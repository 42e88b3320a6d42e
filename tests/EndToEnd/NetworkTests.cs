namespace Platform.EndToEnd;

[Collection(EmbeddedCollection.Name)]
public sealed class NetworkTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    private static readonly string Anna = Workspace.NameOf("anna");
    private static readonly string Boris = Workspace.NameOf("boris");

    [Fact]
    public async Task What_is_written_without_a_network_arrives_once_and_in_order_when_it_is_back()
    {
        string[] texts = ["before", "first without a network", "second", "third"];
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        var boris = await SignInAsync(workspace, "boris");
        await anna.FindInContactsAsync(Boris);
        await anna.WriteAsync(Boris, texts[0]);
        await boris.OpenFromListAsync(Anna);
        await Expect(anna.Own).ToHaveAttributeAsync("data-state", "read");

        await anna.Context.SetOfflineAsync(true);
        await anna.ExpectConnectionAsync("offline");
        foreach (var text in texts[1..]) await anna.WriteAsync(Boris, text);
        await Expect(anna.Page.Locator("[data-testid=message][data-state=sending]")).ToHaveCountAsync(3);
        await Expect(anna.Page.GetByText("No connection. What you write is kept")).ToBeVisibleAsync();
        await boris.WriteAsync(Anna, "while she was away");

        await anna.Context.SetOfflineAsync(false);
        await anna.ExpectConnectionAsync("connected");
        await boris.ExpectTextsAsync([texts[0], "while she was away", .. texts[1..]]);
        await anna.ExpectTextsAsync([texts[0], "while she was away", .. texts[1..]]);
        await Expect(anna.Page.Locator("[data-testid=message][data-own=true][data-state=read]")).ToHaveCountAsync(texts.Length);
    }
}
