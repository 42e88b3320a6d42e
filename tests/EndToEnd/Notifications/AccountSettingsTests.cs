namespace Platform.EndToEnd.Notifications;

/// <summary>Settings hold at once, survive, and follow the person.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class AccountSettingsTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    private const string Enter = "Enter sends, Shift+Enter starts a new line";
    private const string CtrlEnter = "Ctrl+Enter sends, Enter starts a new line";

    [Fact]
    public async Task A_choice_holds_at_once_survives_a_reload_and_follows_to_another_device()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var boris = Workspace.NameOf("boris");
        var here = await SignInAsync(workspace, "anna");
        await here.FindInContactsAsync(boris);
        await here.Composer(boris).FillAsync("Hello");
        await Expect(here.Page.GetByText(Enter)).ToBeVisibleAsync();
        var there = await SignInAsync(workspace, "anna");

        await here.FollowAsync("Settings");
        await here.Page.GetByRole(AriaRole.Switch, new() { Name = "Send messages with Enter" }).UncheckAsync();
        await here.FindInContactsAsync(boris);
        await here.Composer(boris).PressAsync("End");
        await here.Composer(boris).PressAsync("Enter");
        await Expect(here.Composer(boris)).ToHaveValueAsync("Hello\n");
        await Expect(here.Page.GetByText(CtrlEnter)).ToBeVisibleAsync();

        await here.Page.ReloadAsync();
        await Expect(here.Page.GetByText(CtrlEnter)).ToBeVisibleAsync();

        // Somebody comes back to the other device.
        await there.FindInContactsAsync(boris);
        await there.Page.EvaluateAsync("() => { window.dispatchEvent(new Event('visibilitychange')); }");
        await there.Composer(boris).FillAsync("Hi");
        await Expect(there.Page.GetByText(CtrlEnter)).ToBeVisibleAsync();
    }
}
