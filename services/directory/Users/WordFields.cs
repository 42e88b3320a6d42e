namespace Platform.Directory.Users;

/// <summary>Where a word of a person stands, as <c>user_words.fields</c> holds it.</summary>
[Flags]
internal enum WordFields
{
    None = 0,
    Name = 1,
    Login = 2,
    Position = 4,
    Phone = 8,
    Email = 16,
    All = Name | Login | Position | Phone | Email,
}
