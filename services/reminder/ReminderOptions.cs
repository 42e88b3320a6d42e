using System.ComponentModel.DataAnnotations;

namespace Platform.Reminder;

/// <summary>Where chat is, and how due reminders are looked for: section <c>Reminder</c>.</summary>
public sealed class ReminderOptions
{
    /// <summary>The setting without which the service does not start.</summary>
    public const string ChatSetting = "Reminder:Chat";

    /// <summary>
    /// Base address of chat, asked whether the caller may see a message: <c>http://chat:8080</c>. Several, separated by semicolons, are
    /// tried one after another.
    /// </summary>
    [Required]
    public string Chat { get; set; } = "";

    /// <summary>Milliseconds between two looks for what is due; a quarter of a second late is on time for a person.</summary>
    [Range(10, 60_000)]
    public int PollMs { get; set; } = 250;

    /// <summary>
    /// How many due reminders are claimed together at most: the more, the more of a tenant's travel together at nine o'clock, when
    /// everybody's come due. They are fired within a second or two, far from the end of the claim.
    /// </summary>
    [Range(1, 10_000)]
    public int LargestClaim { get; set; } = 5_000;

    /// <summary>Seconds that a process may take to fire what it claimed. What a killed one had claimed is fired that much later.</summary>
    [Range(5, 600)]
    public int LeaseSeconds { get; set; } = 30;

    /// <summary>Days that a reminder is kept after it was over, with its history.</summary>
    [Range(1, 36_500)]
    public int KeepDoneDays { get; set; } = 365;
}
