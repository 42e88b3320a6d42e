namespace Platform.EndToEnd;

[Collection(EmbeddedCollection.Name)]
public sealed class SignInTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    [Fact]
    public async Task A_wrong_password_is_said_and_the_login_stays()
    {
        var anna = await OpenDeskAsync();

        await anna.TrySignInAsync(EmbeddedProduct.DemoTenant, "anna", "not her password");

        await Expect(anna.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Workspace, login or password is not right.");
        await Expect(anna.Page.GetByLabel("Workspace")).ToHaveValueAsync(EmbeddedProduct.DemoTenant);
        await Expect(anna.Page.GetByLabel("Login")).ToHaveValueAsync("anna");

        var password = anna.Page.GetByLabel("Password", new() { Exact = true });
        await password.FillAsync(EmbeddedProduct.DemoPassword);
        await password.PressAsync("Enter");
        await anna.ExpectConnectionAsync("connected");
    }

    [Fact]
    public async Task Signing_out_everywhere_else_closes_the_other_browser()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna");
        var here = await SignInAsync(workspace, "anna");
        var there = await SignInAsync(workspace, "anna");

        await here.FollowAsync("Settings");
        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere else" }).ClickAsync();

        await Expect(there.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await Expect(there.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Your session has ended" })).ToBeVisibleAsync();
        await Expect(here.Page.GetByText("You are signed in only here.")).ToBeVisibleAsync();
        await here.ExpectConnectionAsync("connected");
    }
}
