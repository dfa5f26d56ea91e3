namespace NewsroomApp.Tests;
public class T { [Xunit.Fact] public void A() { } }
