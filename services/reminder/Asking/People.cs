using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Hosting.Errors;

namespace Platform.Reminder.Asking;

/// <summary>Asks directory for people.</summary>
internal sealed class People(OtherServices others)
{
    /// <summary>Refuses to wait for somebody who is not there to come.</summary>
    /// <exception cref="ProblemException">There is no such person in the tenant, or they are deactivated (400); directory is away (503).</exception>
    public async Task RefuseUnknownAsync(CallerToken token, Guid userId, CancellationToken cancellationToken)
    {
        var person = await others.AskDirectoryAsync(token, $"/api/directory/v1/users/{userId}", DirectoryAnswers.Default.DirectoryPerson, cancellationToken)
            ?? throw Problem.Invalid("whenOnline", "WhenOnline is the id of nobody in your organization.");
        if (!person.IsActive) throw Problem.Invalid("whenOnline", "WhenOnline is somebody who is deactivated and cannot come online.");
    }
}

/// <summary>What is read of directory's answer.</summary>
internal sealed record DirectoryPerson(Guid Id, bool IsActive);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DirectoryPerson))]
internal sealed partial class DirectoryAnswers : JsonSerializerContext;
