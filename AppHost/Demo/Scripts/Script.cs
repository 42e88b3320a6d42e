namespace Platform.AppHost.Demo.Scripts;

/// <summary>What two people have written each other in a year and a half, before it is dated.</summary>
/// <param name="Name">The file's name: both logins with a hyphen.</param>
/// <param name="Unread">Logins, each with the number of newest messages that this person has not read.</param>
internal sealed record Script(string Name, IReadOnlyDictionary<string, int> Unread, IReadOnlyList<Exchange> Exchanges)
{
    public IReadOnlyList<string> Logins { get; } = Name.Split('-');
}

/// <summary>A run of messages about one thing.</summary>
/// <param name="Title">For whoever edits the file; nobody sees it in the product.</param>
internal sealed record Exchange(When When, string Title, IReadOnlyList<Line> Lines);

/// <summary>One message; its body may hold placeholders for dates.</summary>
/// <param name="Pause">What passes before it; null when the conversation simply goes on.</param>
internal sealed record Line(string Login, string Body, Pause? Pause);

/// <summary>Either minutes, or working days and a time of day at the next speaker's clock.</summary>
internal sealed record Pause(int Days, TimeOnly At, TimeSpan Length);
