namespace Platform.EndToEnd.Browsing;

public sealed partial class Desk
{
    /// <summary>From the open conversation of two makes a group with somebody else.</summary>
    public async Task MakeGroupAsync(string person, string name)
    {
        await page.GetByTestId("conversation").GetByRole(AriaRole.Button, new() { Name = "Add interlocutors" }).ClickAsync();
        await page.GetByRole(AriaRole.Combobox).PressSequentiallyAsync(person);
        await page.GetByRole(AriaRole.Option, new() { Name = person }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Name (optional)" }).FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(Composer(name)).ToBeVisibleAsync();
    }

    /// <summary>Chooses from the menu that is open.</summary>
    public Task ChooseAsync(string item) => page.GetByRole(AriaRole.Menuitem, new() { Name = item, Exact = true }).ClickAsync();
}
