namespace Platform.EndToEnd;

/// <summary>Messages that wait for their time.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class SendLaterTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    private static readonly string Anna = Workspace.NameOf("anna");
    private static readonly string Boris = Workspace.NameOf("boris");

    // A minute is the smallest step of the field.
    private const float UntilDueMs = 120_000;

    [Fact]
    public async Task A_message_is_sent_at_the_time_that_was_chosen()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        var boris = await SignInAsync(workspace, "boris");
        await anna.FindInContactsAsync(Boris);

        await anna.Composer(Boris).FillAsync("At its time");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Send later" }).ClickAsync();
        await anna.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Choose date and time" }).ClickAsync();
        var inFuture = await anna.Page.EvaluateAsync<string>("""
            () => { const t = new Date(Date.now() + 70000); const two = (n) => String(n).padStart(2, '0');
              return `${t.getFullYear()}-${two(t.getMonth() + 1)}-${two(t.getDate())}T${two(t.getHours())}:${two(t.getMinutes())}`; }
            """);
        await anna.Page.GetByLabel("Date and time").FillAsync(inFuture);
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Schedule", Exact = true }).ClickAsync();

        await Expect(anna.Page.GetByText("1 scheduled message")).ToBeVisibleAsync();
        await Expect(anna.Composer(Boris)).ToHaveValueAsync("");
        await Expect(anna.Messages).ToHaveCountAsync(0);
        await Expect(boris.Row(Anna)).ToContainTextAsync("At its time", new() { Timeout = UntilDueMs });
        await anna.ExpectTextsAsync("At its time");
        await Expect(anna.Page.GetByText("1 scheduled message")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_waits_can_be_changed_cancelled_and_sent_now_on_any_device()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var desk = await SignInAsync(workspace, "anna");
        await desk.FindInContactsAsync(Boris);
        var other = await SignInAsync(workspace, "anna");
        await other.OpenFromListAsync(Boris);

        foreach (var text in (string[])["First", "Second"])
        {
            await desk.Composer(Boris).FillAsync(text);
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Send later" }).ClickAsync();
            await desk.Page.GetByRole(AriaRole.Menuitem, new() { Name = "In an hour" }).ClickAsync();
            await Expect(desk.Composer(Boris)).ToHaveValueAsync("");
        }

        await other.Page.GetByText("2 scheduled messages").ClickAsync();
        var first = other.Page.GetByTestId("scheduled").Filter(new() { HasText = "First" });
        await first.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await other.Page.GetByLabel("Text").FillAsync("First, corrected");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        var corrected = other.Page.GetByTestId("scheduled").Filter(new() { HasText = "First, corrected" });
        await other.Page.GetByTestId("scheduled").Filter(new() { HasText = "Second" }).GetByRole(AriaRole.Button, new() { Name = "Cancel sending" }).ClickAsync();
        await Expect(other.Page.GetByTestId("scheduled")).ToHaveCountAsync(1);
        await Expect(desk.Page.GetByText("1 scheduled message")).ToBeVisibleAsync();

        await corrected.GetByRole(AriaRole.Button, new() { Name = "Send now" }).ClickAsync();
        await desk.ExpectTextsAsync("First, corrected");
        await Expect(desk.Page.GetByText("1 scheduled message")).ToHaveCountAsync(0);
    }
}
